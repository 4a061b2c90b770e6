/** PostgreSQL's wire protocol, version 3: packets and messages as bytes, with no idea of what they are for. */
package io.brewline.redshift.wire;
