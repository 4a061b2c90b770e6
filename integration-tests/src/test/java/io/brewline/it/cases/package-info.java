/**
 * What branch files may hold, and what becomes of it, in small case folders that run through Extract and Transform: {@link
 * io.brewline.it.cases.CasesTest}.
 */
package io.brewline.it.cases;
