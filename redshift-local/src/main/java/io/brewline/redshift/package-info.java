/** A local stand-in for Amazon Redshift: a gateway that speaks its wire protocol in front of an embedded PostgreSQL. */
package io.brewline.redshift;
