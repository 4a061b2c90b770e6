/** Classes that break the house's rules on purpose, one each: the rules' test must see them. */
package io.brewline.it.planted;
