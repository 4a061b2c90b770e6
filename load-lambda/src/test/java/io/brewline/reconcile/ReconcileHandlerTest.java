package io.brewline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brewline.aws.AwsClients;
import io.brewline.failure.Transient;
import io.brewline.load.WarehouseUrl;
import io.brewline.testing.RecordingSns;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the function answers, over a warehouse that holds nothing. */
class ReconcileHandlerTest {
    private static final Instant NOW = LandingCheckTest.NOW;
    private static final Map<String, Object> LOOK = Map.of("dryRun", true);

    private final FakeLanding s3 = new FakeLanding();
    private final RecordingSns sns = new RecordingSns();
    private final EmptyWarehouse warehouse = new EmptyWarehouse();

    @Test
    void failsOnScheduleOfWhatItCouldNotAskOnceItToldTheRest() {
        s3.put("leeds", "1", NOW.minus(Duration.ofDays(1)));
        warehouse.failOn("SUM(claimed.copies)");

        assertThatThrownBy(() -> handle(Map.of()))
                .isInstanceOf(Transient.class)
                .hasMessageStartingWith("Not all was looked at. ");
        assertThat(sns.published()).hasSize(1);
    }

    @Test
    void saysWhatItCouldNotAskToWhomItIsAskedBy() {
        s3.put("leeds", "1", NOW.minus(Duration.ofDays(1)));
        warehouse.failOn("COUNT(DISTINCT file_days.order_day)");

        Map<String, Object> answer = handle(LOOK);

        assertThat(answer.get("failures")).asInstanceOf(LIST).isNotEmpty();
        assertThat(answer.get("report"))
                .asInstanceOf(LIST)
                .anySatisfy(line -> assertThat(line).asString().startsWith("  ! s3://landing/leeds: "))
                .anySatisfy(line -> assertThat(line).asString().startsWith("  ! days-twice was not looked at"));
    }

    /** Lambda takes no answer of more than 6 MB. */
    @Test
    void answersWhatFitsWhateverIsWrong() throws IOException {
        String folder = "é".repeat(480);
        IntStream.range(0, 200).forEach(i -> s3.put(folder + i, "1", NOW.minus(Duration.ofDays(1))));

        Map<String, Object> answer = handle(LOOK);

        assertThat(new ObjectMapper().writeValueAsBytes(answer)).hasSizeLessThan(150_000);
        assertThat(answer).containsEntry("counts", Map.of("not-loaded", 200L));
        assertThat(answer.get("advice")).isEqualTo(Map.of("not-loaded", FindingKind.NOT_LOADED.advice()));
        assertThat(answer.get("findings")).asInstanceOf(LIST).hasSize(Reconciliation.MOST_OF_A_KIND);
        assertThat(answer.get("report"))
                .asInstanceOf(LIST)
                .hasSize(Reconciliation.MOST_OF_A_KIND + 3)
                .contains("    and 160 more");
    }

    @Test
    void answersTheScheduleWithFiguresOnly() {
        s3.put("leeds", "1", NOW.minus(Duration.ofDays(1)));

        assertThat(handle(Map.of()))
                .isEqualTo(Map.of(
                        "landed",
                        1L,
                        "loaded",
                        0L,
                        "refused",
                        0L,
                        "underWay",
                        0L,
                        "sentAgain",
                        1L,
                        "counts",
                        Map.of("sent-again", 1L)));
    }

    private Map<String, Object> handle(Map<String, Object> event) {
        ReconcileConfig config = new ReconcileConfig(
                "landing",
                "arn:aws:sns:eu-west-2:123456789012:alerts",
                new WarehouseUrl("jdbc:redshift://localhost:5439/dev"),
                Optional.empty(),
                Duration.ofHours(2),
                Optional.empty(),
                "docs/operations.md");
        try (Reconciler reconciler = new Reconciler(
                config, new AwsClients(s3, null, sns, null), warehouse, Clock.fixed(NOW, ZoneOffset.UTC))) {
            return new ReconcileHandler(reconciler).handleRequest(event, context());
        }
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                ReconcileHandlerTest.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, args) -> method.getName().equals("getRemainingTimeInMillis") ? 600_000 : null);
    }
}
