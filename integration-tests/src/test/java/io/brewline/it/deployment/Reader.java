package io.brewline.it.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.it.stack.Resource;

/** Reads a resource of one type back through its service, in the words of a template. */
@FunctionalInterface
interface Reader {
    /** Its properties, as the service tells them; a missing node where there is no such thing. */
    JsonNode read(Resource resource, AwsCli aws);
}
