package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.aws.Settings;
import io.brewline.failure.Misconfigured;
import io.brewline.failure.Transient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CloudFormation is told, and how, whatever becomes of the work. */
class SchemaAnswersTest {
    private final Deploying deploying = new Deploying("jdbc:redshift://127.0.0.1:1/dev");

    @AfterEach
    void close() {
        deploying.close();
    }

    @Test
    void answersWhereAndHowAPresignedAddressAsks() {
        deploying.run("Delete");
        assertThat(deploying.stack.requests())
                .containsExactly("PUT /arn%3Aaws%3Acloudformation%3Aeu-west-2%3A1%3Astack/brewline"
                        + "?X-Amz-Signature=a%2Bb%2Fc%3D null");
    }

    @Test
    void deleteTouchesNothing() {
        assertThat(deploying.run("Delete", () -> {
                    throw new AssertionError("connected");
                }))
                .isEqualTo("SUCCESS");
        assertThat(deploying.answer().path("PhysicalResourceId").asText()).isEqualTo("brewline-given-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAREHOUSE_URL", "ADMIN_SECRET_ARN", "LOADER_SECRET_ARN", "REPORTING_SECRET_ARN"})
    void namesAMissingVariable(String missing) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "WAREHOUSE_URL", "jdbc:redshift://localhost/dev",
                "ADMIN_SECRET_ARN", Deploying.ADMIN,
                "LOADER_SECRET_ARN", Deploying.LOADER,
                "REPORTING_SECRET_ARN", Deploying.REPORTING));
        environment.remove(missing);
        assertThat(deploying.run("Create", () -> {
                    SchemaConfig.from(new Settings(environment));
                    throw new AssertionError("no variable missed");
                }))
                .isEqualTo("FAILED");
        assertThat(deploying.reason()).startsWith("The environment variable " + missing + " is not set");
    }

    @Test
    void isMadeWithoutAnEnvironmentAndSaysSoWhenItIsAsked() {
        SchemaHandler handler = new SchemaHandler();
        handler.handleRequest(Deploying.event("Create", deploying.stack.responseUrl()), deploying.context());
        assertThat(deploying.reason()).startsWith("The environment variable WAREHOUSE_URL is not set");
    }

    @Test
    void answersInTimeWhateverHangs() {
        CountDownLatch never = new CountDownLatch(1);
        deploying.millisLeft(17_000);
        assertThat(deploying.run("Create", () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new IllegalStateException();
                }))
                .isEqualTo("FAILED");
        assertThat(deploying.reason()).startsWith("The schema was not applied in the time there was");
    }

    @Test
    void answersAfterWhatNobodyThoughtOf() {
        Supplier<WarehouseSetup> broken = () -> {
            throw new NoClassDefFoundError("p4ssw0rd");
        };
        assertThat(deploying.run("Create", broken)).isEqualTo("FAILED");
        assertThat(deploying.reason())
                .isEqualTo("An unexpected failure, NoClassDefFoundError: see the function's log.");
    }

    @Test
    void refusesARequestThatItDoesNotKnow() {
        assertThat(deploying.run("Replace")).isEqualTo("FAILED");
        assertThat(deploying.reason()).contains("RequestType");
    }

    @Test
    void putsTheAnswerAgainAfterS3sErrors() {
        deploying.stack.answering(503, 500);
        assertThat(deploying.run("Delete")).isEqualTo("SUCCESS");
        assertThat(deploying.stack.bodies()).hasSize(3);
        assertThat(deploying.pauses()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"403, 1", "503, 4"})
    void failsWhenTheAnswerIsNotTaken(int status, int attempts) {
        deploying.stack.answering(status, status, status, status);
        assertThatThrownBy(() -> deploying.run("Delete"))
                .isInstanceOf(Transient.class)
                .hasMessageContaining("status " + status)
                .hasMessageNotContaining("Signature");
        assertThat(deploying.stack.bodies()).hasSize(attempts);
    }

    @Test
    void failsWhenNobodyListens() {
        deploying.close();
        assertThatThrownBy(() -> deploying.run("Delete"))
                .isInstanceOf(Transient.class)
                .hasMessageContaining("ConnectException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/a?Signature=b",
                "http://127.0.0.1.example.com/",
                "ftp://a/b",
                "a b",
                "",
                "file:/a"
            })
    void putsNoAnswerToAnAddressThatIsNotSafe(String address) {
        assertThatThrownBy(() -> new ResponseUrl(address, pause -> {}))
                .isInstanceOf(Misconfigured.class)
                .hasMessageNotContaining("Signature")
                .hasNoCause();
    }

    @Test
    void keepsTheAnswerBelowTheLimitOfFourKilobytes() {
        var event = Deploying.event("Update", "https://example.com/");
        event.setPhysicalResourceId("i".repeat(1024));
        byte[] json = new StackAnswer(event, Optional.of("€".repeat(5000))).toJson();
        assertThat(json).hasSizeLessThan(4096);
    }
}
