package io.brewline.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Uploads, and batches of messages about them: each message at least once, some more often, in any order.
 *
 * @param batches what each batch tells of
 */
record Scenario(List<List<Told>> batches) {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 26);

    /** What the stages made of an upload. */
    enum Fate {
        ACCEPTED,
        REFUSED,
        /** Refused, and accepted when it was run again, as after a deployment. */
        BOTH
    }

    /** One message. */
    record Told(Upload upload, Fate fate) {}

    /** What an upload may hold; several uploads hold the same, under the same name or another. */
    private record Content(List<Sale> sales, int rejected) {}

    private record Version(int file, int sequence, int content, Fate fate) {
        String name() {
            return file + "/" + sequence;
        }
    }

    static Arbitrary<Scenario> any() {
        Arbitrary<List<Content>> contents = content().list().ofMinSize(1).ofMaxSize(4);
        return contents.flatMap(pool -> versions(pool.size()).flatMap(versions -> told(pool, versions)));
    }

    private static Arbitrary<Content> content() {
        Arbitrary<Sale> sale = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of("a", "b", "").map(letter -> letter.isEmpty() ? null : letter))
                .as((day, number, customer) -> new Sale(FIRST_DAY.plusDays(day), number, customer));
        return Combinators.combine(
                        sale.list()
                                .uniqueElements(order -> order.orderId())
                                .ofMinSize(1)
                                .ofMaxSize(6),
                        Arbitraries.integers().between(0, 2))
                .as(Content::new);
    }

    private static Arbitrary<List<Version>> versions(int contents) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(0, contents - 1),
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.just(Fate.ACCEPTED)),
                                Tuple.of(1, Arbitraries.just(Fate.REFUSED)),
                                Tuple.of(1, Arbitraries.just(Fate.BOTH))))
                .as(Version::new)
                .list()
                .uniqueElements(Version::name)
                .ofMinSize(1)
                .ofMaxSize(7);
    }

    private static Arbitrary<Scenario> told(List<Content> contents, List<Version> versions) {
        List<Told> once = versions.stream()
                .flatMap(version -> messages(contents, version).stream())
                .toList();
        return Arbitraries.of(once).list().ofMaxSize(3).flatMap(again -> {
            List<Told> all = new ArrayList<>(once);
            all.addAll(again);
            return Combinators.combine(
                            Arbitraries.shuffle(all),
                            Arbitraries.integers().between(1, 4).list().ofSize(all.size()))
                    .as(Scenario::batched);
        });
    }

    private static List<Told> messages(List<Content> contents, Version version) {
        Content content = contents.get(version.content());
        Upload upload = new Upload("branch" + version.file(), version.sequence(), content.sales(), content.rejected());
        return switch (version.fate()) {
            case ACCEPTED, REFUSED -> List.of(new Told(upload, version.fate()));
            case BOTH -> List.of(new Told(upload, Fate.ACCEPTED), new Told(upload, Fate.REFUSED));
        };
    }

    private static Scenario batched(List<Told> told, List<Integer> sizes) {
        List<List<Told>> batches = new ArrayList<>();
        for (int from = 0; from < told.size(); ) {
            int until = Math.min(told.size(), from + sizes.get(batches.size()));
            batches.add(told.subList(from, until));
            from = until;
        }
        return new Scenario(batches);
    }

    static Set<Upload> uploads(List<Told> told, Fate fate) {
        return told.stream()
                .filter(message -> message.fate() == fate)
                .map(Told::upload)
                .collect(Collectors.toSet());
    }
}
