package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.message.TransformedFile;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwoLoadersTest {
    // A thread each: the common pool may have one only.
    private static final Executor THREADS = task -> new Thread(task).start();

    private static final LocalDate DAY = LocalDate.of(2026, 9, 27);

    private final Staging staging = new Staging(TestWarehouse.S3);
    private final CountDownLatch firstHoldsTheLock = new CountDownLatch(1);
    private final CountDownLatch secondAsksForIt = new CountDownLatch(1);

    @BeforeEach
    void clear() {
        TestWarehouse.clear();
    }

    /**
     * The first load is held in the middle of its transaction until the second is about to ask for the lock. Anything
     * that the second reads before that, it reads from a snapshot without the first one's ledger row.
     */
    @Test
    void loadAVersionOnceBetweenThem() throws Exception {
        Upload upload = new Upload("leeds.csv", 1, List.of(new Sale(DAY, 0, "a"), new Sale(DAY, 1, null)), 1);
        TransformedFile message = staging.stage(upload);
        TestWarehouse.S3.beforePut(() -> {
            firstHoldsTheLock.countDown();
            await(secondAsksForIt);
        });
        TappedConnector second = new TappedConnector().before(sql -> {
            if (sql.startsWith("LOCK")) {
                secondAsksForIt.countDown();
            }
        });
        try (Loading one = new Loading();
                Loading other = new Loading(second)) {
            CompletableFuture<List<Integer>> first = CompletableFuture.supplyAsync(() -> one.load(message), THREADS);
            await(firstHoldsTheLock);
            CompletableFuture<List<Integer>> again = CompletableFuture.supplyAsync(() -> other.load(message), THREADS);
            assertThat(first.get(30, TimeUnit.SECONDS)).isEmpty();
            assertThat(again.get(30, TimeUnit.SECONDS)).isEmpty();
        }
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(List.of(upload), List.of()));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
