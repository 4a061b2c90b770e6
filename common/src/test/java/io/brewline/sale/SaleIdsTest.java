package io.brewline.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids that may never change: the warehouse holds them. All were computed with Python's {@code uuid.uuid5}. */
class SaleIdsTest {
    private static final Product FLAVOURED_LATTE =
            new Product("Regular", "Flavoured latte", "Hazelnut", new Money(255));
    private static final Product HOT_CHOCOLATE = new Product("Large", "Hot chocolate", "", new Money(290));
    private static final Product TEA = new Product("", "Tea", "", new Money(100));
    private static final Order ORDER = new Order(
            new BranchName("Newcastle upon Tyne"),
            LocalDateTime.parse("2026-02-01T09:05:00"),
            Basket.lines(List.of(TEA, FLAVOURED_LATTE, HOT_CHOCOLATE, FLAVOURED_LATTE)),
            PaymentMethod.CARD);

    @Test
    void standInNamespacesOfTheirOwn() {
        assertThat(SaleIds.ROOT)
                .isEqualTo(NameUuid.of(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "brewline.io"));
        assertThat(SaleIds.BRANCHES).isEqualTo(NameUuid.of(SaleIds.ROOT, "branch"));
        assertThat(SaleIds.PRODUCTS).isEqualTo(NameUuid.of(SaleIds.ROOT, "product"));
        assertThat(SaleIds.ORDERS).isEqualTo(NameUuid.of(SaleIds.ROOT, "order"));
        assertThat(SaleIds.FILES).isEqualTo(NameUuid.of(SaleIds.ROOT, "file"));
    }

    @ParameterizedTest
    @CsvSource({
        "Leeds, 54cce255-3c7a-5fb4-87d1-7e552d5b4f3b",
        "Newcastle upon Tyne, 68e717ef-01f1-54e5-9685-06f3c962e1eb",
        "Ynys M\u00f4n, 8fd672fe-3585-5dd4-ab32-9ca0a9c1737d"
    })
    void ofBranches(String name, String id) {
        assertThat(SaleIds.branch(new BranchName(name))).hasToString(id);
    }

    @ParameterizedTest
    @CsvSource({
        "Large, Hot Chocolate, '', 170, ad09c053-4df3-5a06-af12-b84a0b352d14",
        "Large, Hot chocolate, '', 290, d4600c6e-3df9-5b12-ba9c-9c352886c1c0",
        "Regular, Flavoured latte, Hazelnut, 255, a423e211-fd4e-5314-ba1c-b782b3802b41",
        "'', Tea, '', 100, de561a03-3ae5-57ed-be9f-123596889c56",
        "'', Th\u00e9 Glac\u00e9, '', 100, 818f1099-6914-5cde-947e-e2879e5f1d29"
    })
    void ofProducts(String size, String type, String flavour, long pence, String id) {
        assertThat(new Product(size, type, flavour, new Money(pence)).id()).hasToString(id);
    }

    @Test
    void ofOrders() {
        assertThat(order(ORDER, 1)).hasToString("4c380a18-2ad9-5288-a9ce-f2c5d62b4575");
        assertThat(order(ORDER, 2)).hasToString("d71fbd3c-db68-54bf-805c-8737afc02860");
        assertThat(order(new Order(ORDER.branch(), ORDER.at(), ORDER.lines(), PaymentMethod.CASH), 1))
                .hasToString("c9915ec1-45bc-5ddd-b755-a6c22db8ec79");
        Order tea = new Order(
                new BranchName("Leeds"),
                LocalDateTime.parse("2026-12-31T23:59:48"),
                Basket.lines(List.of(TEA)),
                PaymentMethod.CASH);
        assertThat(order(tea, 1)).hasToString("2f99d8db-6d1d-58c3-9d67-69947813402e");
    }

    @Test
    void ofOrdersDoNotDependOnTheOrderOfTheItems() {
        Order shuffled = new Order(
                ORDER.branch(),
                ORDER.at(),
                Basket.lines(List.of(FLAVOURED_LATTE, HOT_CHOCOLATE, FLAVOURED_LATTE, TEA)),
                ORDER.payment());
        assertThat(order(shuffled, 1)).isEqualTo(order(ORDER, 1));
    }

    private static UUID order(Order order, int occurrence) {
        return new OrderIds().of(order, occurrence);
    }

    @Test
    void ofOrdersOneAfterAnotherAreThoseOfEachAlone() {
        OrderIds ids = new OrderIds();
        Order tea = new Order(ORDER.branch(), ORDER.at(), Basket.lines(List.of(TEA)), PaymentMethod.CASH);
        for (Order order : List.of(ORDER, tea, ORDER, tea)) {
            assertThat(ids.of(order, 1)).isEqualTo(order(order, 1));
        }
    }

    @Test
    void ofFiles() {
        assertThat(SaleIds.file("landing", "leeds/sales 1.csv")).hasToString("8fcaaa49-4bfc-5e96-9bbe-78bb8d366be8");
        assertThat(SaleIds.file("landing", "br\u00e4uche/t\u00e4gliche+verk\u00e4ufe (1).csv"))
                .hasToString("829b4dc6-699a-51e5-90cc-7f153acc3dc2");
    }
}
