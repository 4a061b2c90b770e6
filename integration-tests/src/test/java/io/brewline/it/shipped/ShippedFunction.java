package io.brewline.it.shipped;

import io.brewline.it.stack.Templates;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A function that is deployed: a further one joins here. */
enum ShippedFunction {
    SCHEMA(
            "load",
            "io.brewline.load.SchemaHandler",
            FunctionMemory.ofTemplate("warehouse.yaml", "/Resources/SchemaFunction/Properties/MemorySize")),
    EXTRACT("extract", "io.brewline.extract.ExtractHandler", byParameter("ExtractMemory")),
    TRANSFORM("transform", "io.brewline.transform.TransformHandler", byParameter("TransformMemory")),
    LOAD("load", "io.brewline.load.LoadHandler", byParameter("LoadMemory"));

    private final String module;
    private final String handler;
    private final FunctionMemory memory;

    ShippedFunction(String module, String handler, FunctionMemory memory) {
        this.module = module;
        this.handler = handler;
        this.memory = memory;
    }

    private static FunctionMemory byParameter(String parameter) {
        return FunctionMemory.ofTemplate(Templates.ROOT, "/Parameters/" + parameter + "/Default");
    }

    /** The function's name; more than one may come out of a module's jar. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    String handler() {
        return handler;
    }

    FunctionMemory memory() {
        return memory;
    }

    /** The jar as the build left it. */
    Path jar() throws IOException {
        Path folder = Path.of("..", module + "-lambda", "target");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, module + "-lambda-*-lambda.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        }
        throw new AssertionError("no jar in " + folder + ": `mvn package` makes it");
    }
}
