package io.brewline.local.s3;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.ConstructorDetector;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.DefaultAccessorNamingStrategy;

/**
 * Lets Jackson read and write S3Mock's data classes, which are Kotlin's, without Kotlin's reflection: loading and asking
 * it took a third of S3Mock's start.
 */
final class KotlinAsJava {
    private KotlinAsJava() {}

    /** Adds to {@code mapper} what Jackson's Kotlin module would have found out about those classes. */
    static <B extends MapperBuilder<?, B>> B configure(B mapper) {
        return mapper
                // A data class is made by its constructor, the parameters' names being in the class file.
                .constructorDetector(ConstructorDetector.USE_PROPERTIES_BASED)
                // The default of every number or boolean that a request may leave out is 0 or false.
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .accessorNaming(new KeepsIs());
    }

    /** In Kotlin {@code isTruncated()} is the getter of {@code isTruncated}, not of {@code truncated}. */
    private static final class KeepsIs extends DefaultAccessorNamingStrategy.Provider {
        private static final long serialVersionUID = 1L;

        @Override
        public DefaultAccessorNamingStrategy forPOJO(MapperConfig<?> config, AnnotatedClass type) {
            return new DefaultAccessorNamingStrategy(config, type, "set", "get", "is", null) {
                @Override
                public String findNameForIsGetter(AnnotatedMethod method, String name) {
                    return super.findNameForIsGetter(method, name) == null ? null : name;
                }
            };
        }
    }
}
