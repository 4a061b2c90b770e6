package io.brewline.branchfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.failure.Reason;
import io.brewline.sale.Money;
import io.brewline.sale.Product;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items are shown as {@code size/type/flavour/price}, with semicolons between them. */
class BasketGrammarTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Large Latte - 2.45                             | Large/Latte//2.45
                    Large Latte - 2.45, Regular Tea - 1.00         | Large/Latte//2.45; Regular/Tea//1.00
                    Large Latte - 2.45,Regular Tea - 1.00          | Large/Latte//2.45; Regular/Tea//1.00
                    Regular Flavoured latte - Hazelnut - 2.55      | Regular/Flavoured latte/Hazelnut/2.55
                    Speciality Tea - English breakfast - 1.3       | /Speciality Tea/English breakfast/1.30
                    Espresso - 1.5                                 | /Espresso//1.50
                    large latte - 2.45, SMALL Mocha - 3            | Large/latte//2.45; Small/Mocha//3.00
                    Larger Latte - 2.45                            | /Larger Latte//2.45
                    Large  Hot   chocolate  -  2.9                 | Large/Hot chocolate//2.90
                    Large - 2.45                                   | /Large//2.45
                    Large Latte - £2.45                            | Large/Latte//2.45
                    Hot-cross bun - 1.10                           | /Hot-cross bun//1.10
                    Tea - Lemon - Ginger - 1.10                    | /Tea/Lemon - Ginger/1.10
                    Iced tea - 0                                   | /Iced tea//0.00
                    """)
    void readsDashes(String basket, String items) {
        assertThat(read(BasketGrammar.DASHES, basket)).isEqualTo(items);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Regular Latte                                  | basket_unreadable
                    Large Latte - 2.45, Tea                        | basket_unreadable
                    Large Latte - 2.45,                            | basket_unreadable
                    Large Latte - 2.45 Tea - 1.00                  | basket_unreadable
                    Large Latte - 2.45 - Tea - 1.00                | basket_unreadable
                    Latte 2.45 - Tea - 1.00                        | basket_unreadable
                    - 2.45                                         | basket_unreadable
                    Regular Flavoured latte - Hazelnut             | amount_unreadable
                    Large Latte - free                             | amount_unreadable
                    Large Latte - -2.45                            | amount_unreadable
                    Large Latte - 2.455                            | amount_unreadable
                    """)
    void rejectsWhatAreNoDashes(String basket, String reason) {
        assertThat(read(BasketGrammar.DASHES, basket)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Large,Hot chocolate,2.9                        | Large/Hot chocolate//2.90
                    Large,Hot chocolate,2.9,,Tea,1.0               | Large/Hot chocolate//2.90; /Tea//1.00
                    ,Speciality Tea - Camomile,1.3                 | /Speciality Tea/Camomile/1.30
                    large , Latte , 2.45                           | Large/Latte//2.45
                    ,Frappes - Coffee,£2.75                        | /Frappes/Coffee/2.75
                    """)
    void readsTriples(String basket, String items) {
        assertThat(read(BasketGrammar.TRIPLES, basket)).isEqualTo(items);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Large,Latte                                    | basket_unreadable
                    Large,Latte,2.45,                              | basket_unreadable
                    Large,,2.45                                    | basket_unreadable
                    Large,Latte - 2.45,1.00                        | basket_unreadable
                    Large,Latte,                                   | amount_unreadable
                    Large,Latte,free                               | amount_unreadable
                    Large,2.45,Latte                               | basket_unreadable
                    """)
    void rejectsWhatAreNoTriples(String basket, String reason) {
        assertThat(read(BasketGrammar.TRIPLES, basket)).isEqualTo(reason);
    }

    @Test
    void tellsTwinsApartByCase() {
        assertThat(read(BasketGrammar.DASHES, "Large Hot Chocolate - 1.70, Large Hot chocolate - 2.90"))
                .isEqualTo("Large/Hot Chocolate//1.70; Large/Hot chocolate//2.90");
    }

    @Test
    void rejectsTextThatTheWarehouseCannotHold() {
        assertThat(read(BasketGrammar.DASHES, "x".repeat(101) + " - 1.00")).isEqualTo("basket_unreadable");
        assertThat(read(BasketGrammar.DASHES, "Te\u0000a - 1.00")).isEqualTo("basket_unreadable");
        assertThat(read(BasketGrammar.TRIPLES, "Lar\nge,Tea,1.00")).isEqualTo("basket_unreadable");
    }

    @Test
    void rejectsMoreItemsThanAnyCounterSells() {
        String most = "Tea - 1.00" + ", Tea - 1.00".repeat(BasketGrammar.MAX_ITEMS - 1);
        assertThat(read(BasketGrammar.DASHES, most)).startsWith("/Tea//1.00");
        assertThat(read(BasketGrammar.DASHES, most + ", Tea - 1.00")).isEqualTo("basket_unreadable");
        String triples = ",Tea,1.00" + ",,Tea,1.00".repeat(BasketGrammar.MAX_ITEMS);
        assertThat(read(BasketGrammar.TRIPLES, triples)).isEqualTo("basket_unreadable");
    }

    @Test
    void readsAnItemAgainAsItDidBefore() {
        BasketReader baskets = new BasketReader(BasketGrammar.DASHES);
        List<Product> items = new ArrayList<>();
        assertThat(baskets.read("Tea - 1.00, Tea - 1.00,  Tea - 1.00", items)).isEmpty();
        assertThat(baskets.read("Tea - 1.00, Tea - one", items)).hasValue(Reason.AMOUNT_UNREADABLE);
        assertThat(baskets.read("Tea - one", items)).hasValue(Reason.AMOUNT_UNREADABLE);
        assertThat(items).hasSize(4).containsOnly(new Product("", "Tea", "", new Money(100)));
    }

    @Test
    void readsAnItemWithMoreBlanksThanItKeeps() {
        String blanks = " ".repeat(1_000);
        assertThat(read(BasketGrammar.DASHES, "Iced" + blanks + "tea - 1.00")).isEqualTo("/Iced tea//1.00");
        assertThat(read(BasketGrammar.TRIPLES, "," + blanks + "Tea,1.00," + blanks + ",Bun,2.00"))
                .isEqualTo("/Tea//1.00; /Bun//2.00");
    }

    private static String read(BasketGrammar grammar, String basket) {
        List<Product> items = new ArrayList<>();
        return new BasketReader(grammar)
                .read(basket, items)
                .map(Reason::code)
                .orElseGet(() -> String.join(
                        "; ", items.stream().map(BasketGrammarTest::show).toList()));
    }

    private static String show(Product item) {
        return String.join(
                "/", item.size(), item.type(), item.flavour(), item.unitPrice().toString());
    }
}
