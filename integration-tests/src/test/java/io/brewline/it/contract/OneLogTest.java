package io.brewline.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.slf4j.spi.SLF4JServiceProvider;

/** SLF4J takes the first provider that it finds: on one machine there is one, which writes to a file. */
class OneLogTest {
    @Test
    void theMachineHasLogbackAlone() {
        assertThat(ServiceLoader.load(SLF4JServiceProvider.class))
                .extracting(provider -> provider.getClass().getName())
                .containsExactly("ch.qos.logback.classic.spi.LogbackServiceProvider");
    }
}
