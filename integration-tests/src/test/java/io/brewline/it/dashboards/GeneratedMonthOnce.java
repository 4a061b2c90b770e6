package io.brewline.it.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link GeneratedMonth}, and closes it after the last of them. */
final class GeneratedMonthOnce implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GeneratedMonth.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(GeneratedMonthOnce.class))
                .getOrComputeIfAbsent(GeneratedMonth.class, type -> load(), GeneratedMonth.class);
    }

    private static GeneratedMonth load() {
        try {
            return GeneratedMonth.load(Files.createTempDirectory("generated-month"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
