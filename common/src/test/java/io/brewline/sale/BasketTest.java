package io.brewline.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BasketTest {
    private static final Product LATTE = new Product("Large", "Latte", "", new Money(245));
    private static final Product SMALL_LATTE = new Product("Regular", "Latte", "", new Money(215));
    private static final Product SHOUTED_LATTE = new Product("Large", "LATTE", "", new Money(245));
    private static final Product DEARER_LATTE = new Product("Large", "Latte", "", new Money(265));
    private static final Product VANILLA_LATTE = new Product("Large", "Latte", "Vanilla", new Money(245));
    private static final Product COOKIE = new Product("", "Cookie", "", new Money(125));

    @Test
    void countsRepeatedItems() {
        assertThat(Basket.lines(List.of(LATTE, COOKIE, LATTE, LATTE)))
                .containsExactly(new OrderLine(COOKIE, 1), new OrderLine(LATTE, 3));
    }

    @Test
    void keepsApartWhatDiffersInAnything() {
        List<Product> items = List.of(LATTE, SMALL_LATTE, SHOUTED_LATTE, DEARER_LATTE, VANILLA_LATTE);
        assertThat(Basket.lines(items))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line.quantity()).isEqualTo(1));
    }

    @Test
    void ordersByTypeSizeFlavourAndPrice() {
        List<Product> items =
                new ArrayList<>(List.of(COOKIE, SHOUTED_LATTE, LATTE, DEARER_LATTE, VANILLA_LATTE, SMALL_LATTE));
        List<Product> sorted = List.copyOf(items);
        Random random = new Random(3);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(items, random);
            assertThat(Basket.lines(items)).extracting(OrderLine::product).isEqualTo(sorted);
        }
    }

    @Test
    void pricesLines() {
        assertThat(Basket.lines(List.of(LATTE, LATTE)).get(0).total()).isEqualTo(new Money(490));
    }
}
