package io.brewline.local.generate;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BranchFileShapeTest {
    private static final int WEEKS = 16;
    private static final GeneratorOptions OPTIONS = GeneratorOptions.defaults().withLayout(BranchLayout.SUPERCAFE);

    /** A branch's days, in order. */
    private static final List<List<Sale>> DAYS = new ArrayList<>();

    @BeforeAll
    static void generate() throws IOException {
        for (int i = 0; i < 7 * WEEKS; i++) {
            DAYS.add(day(0, OPTIONS.firstDay().plusDays(i)));
        }
    }

    private static List<Sale> day(int branch, LocalDate day) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BranchFileGenerator.writeBranchDay(OPTIONS, branch, day, out);
        return Recount.of(out.toByteArray(), BranchLayout.SUPERCAFE).sales();
    }

    private static List<Sale> sales() {
        return DAYS.stream().flatMap(List::stream).toList();
    }

    private static double share(long count) {
        return (double) count / sales().size();
    }

    @Test
    void repeatsAnItemInAboutAQuarterOfTheBaskets() {
        long repeating = sales().stream()
                .filter(sale ->
                        new HashSet<>(sale.items()).size() < sale.items().size())
                .count();
        assertThat(share(repeating)).isBetween(0.20, 0.26);
    }

    @Test
    void holdsOneToSixItemsInABasket() {
        assertThat(sales()).allSatisfy(sale -> assertThat(sale.items()).hasSizeBetween(1, 6));
        assertThat(share(sales().stream().mapToLong(sale -> sale.items().size()).sum()))
                .isBetween(2.5, 2.7);
    }

    @Test
    void sharesAMinuteInAboutTwoOfAHundredOrders() {
        Map<LocalDateTime, Long> byMinute = sales().stream().collect(groupingBy(Sale::at, counting()));
        long sharing = byMinute.values().stream()
                .filter(count -> count > 1)
                .mapToLong(count -> count)
                .sum();
        assertThat(share(sharing)).isBetween(0.01, 0.035);
    }

    @Test
    void holdsOrdersThatAreEqualButForTheCustomer() {
        Set<List<Object>> seen = new HashSet<>();
        long twins = sales().stream()
                .filter(sale -> !seen.add(List.of(sale.at(), sale.items(), sale.byCard())))
                .count();
        assertThat(twins).isPositive();
    }

    @Test
    void paysByCardInABitMoreThanHalf() {
        assertThat(share(sales().stream().filter(Sale::byCard).count())).isBetween(0.53, 0.57);
        assertThat(sales()).allSatisfy(sale -> assertThat(sale.card().isEmpty()).isEqualTo(!sale.byCard()));
    }

    @Test
    void sortsByTime() {
        assertThat(DAYS).allSatisfy(day -> assertThat(day).isSortedAccordingTo(Comparator.comparing(Sale::at)));
    }

    @Test
    void opensAtSevenAndIsBusiestAtTheRushHours() {
        Map<Integer, Long> byHour = sales().stream()
                .filter(sale -> sale.at().getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue())
                .collect(groupingBy(sale -> sale.at().getHour(), counting()));
        assertThat(byHour.keySet()).containsExactlyInAnyOrder(7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18);
        assertThat(byHour.get(8)).isGreaterThan(byHour.get(9));
        assertThat(byHour.get(12)).isGreaterThan(byHour.get(11));
        assertThat(byHour.get(15)).isGreaterThan(byHour.get(14));
    }

    @Test
    void opensLaterAndSellsLessOnSundays() {
        assertThat(DAYS.get(6))
                .allSatisfy(sale -> assertThat(sale.at().getHour()).isBetween(9, 16));
        assertThat(mean(6)).isLessThan(mean(4) * 0.85);
    }

    private static double mean(int weekday) {
        double sum = 0;
        for (int week = 0; week < WEEKS; week++) {
            sum += DAYS.get(week * 7 + weekday).size();
        }
        return sum / WEEKS;
    }

    @Test
    void differsFromBranchToBranch() throws IOException {
        assertThat(day(1, OPTIONS.firstDay()))
                .hasSizeGreaterThan(day(2, OPTIONS.firstDay()).size() * 3 / 2);
    }

    @Test
    void sellsTheSameProductAtTwoPricesInTheDefaultWeekAndNeverOnOneDay() {
        Map<String, Set<Long>> pricesOfTheWeek = new HashMap<>();
        for (List<Sale> day : DAYS.subList(0, 7)) {
            Map<String, Set<Long>> pricesOfTheDay = new HashMap<>();
            day.stream().flatMap(sale -> sale.items().stream()).forEach(item -> {
                pricesOfTheDay
                        .computeIfAbsent(item.name(), name -> new HashSet<>())
                        .add(item.pence());
                pricesOfTheWeek
                        .computeIfAbsent(item.name(), name -> new HashSet<>())
                        .add(item.pence());
            });
            assertThat(pricesOfTheDay.values())
                    .allSatisfy(prices -> assertThat(prices).hasSize(1));
        }
        assertThat(pricesOfTheWeek.values()).anyMatch(prices -> prices.size() == 2);
    }

    @Test
    void knowsRegularsByTheirCards() {
        Map<String, Set<LocalDate>> daysByCard = new HashMap<>();
        sales().stream()
                .filter(Sale::byCard)
                .forEach(sale -> daysByCard
                        .computeIfAbsent(sale.card(), card -> new HashSet<>())
                        .add(sale.at().toLocalDate()));
        assertThat(daysByCard.values().stream().filter(days -> days.size() > 10).count())
                .isBetween(40L, 80L);
    }

    @Test
    void inventsCardNumbersThatNobodyCanHave() {
        assertThat(sales()).filteredOn(Sale::byCard).allSatisfy(sale -> {
            assertThat(sale.card()).matches("9999\\d{12}");
            assertThat(passesLuhn(sale.card())).isFalse();
        });
        assertThat(passesLuhn("79927398713")).as("the check itself").isTrue();
    }

    private static boolean passesLuhn(String number) {
        int sum = 0;
        for (int fromRight = 0; fromRight < number.length(); fromRight++) {
            int digit = number.charAt(number.length() - 1 - fromRight) - '0';
            sum += fromRight % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }
}
