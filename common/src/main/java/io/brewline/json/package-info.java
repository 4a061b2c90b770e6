/**
 * JSON, read and written token by token: nothing is bound by reflection, which would take longer than all else that a
 * function does for its first event.
 *
 * <p>Reading order: {@link io.brewline.json.JsonValue} (in), {@link io.brewline.json.JsonText} (out).
 */
package io.brewline.json;
