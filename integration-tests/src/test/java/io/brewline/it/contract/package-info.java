/** What the parts must agree on without knowing each other: staged columns and tables, and what a shipped jar holds. */
package io.brewline.it.contract;
