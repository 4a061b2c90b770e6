package io.brewline.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final BranchName LEEDS = new BranchName("Leeds");
    private static final LocalDateTime NINE = LocalDateTime.parse("2026-02-01T09:00:00");
    private static final Product TEA = new Product("", "Tea", "", new Money(100));
    private static final Product LATTE = new Product("Large", "Latte", "", new Money(245));

    @Test
    void totalsItsLines() {
        Order order =
                new Order(LEEDS, NINE, List.of(new OrderLine(TEA, 2), new OrderLine(LATTE, 1)), PaymentMethod.CARD);
        assertThat(order.total()).isEqualTo(new Money(445));
    }

    @Test
    void needsALineAndWholeSeconds() {
        assertThatThrownBy(() -> new Order(LEEDS, NINE, List.of(), PaymentMethod.CARD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new Order(LEEDS, NINE.plusNanos(1), List.of(new OrderLine(TEA, 1)), PaymentMethod.CARD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OrderLine(TEA, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isPaidByCardOrCash() {
        assertThat(PaymentMethod.parse("CARD")).hasValue(PaymentMethod.CARD);
        assertThat(PaymentMethod.parse("cash")).hasValue(PaymentMethod.CASH);
        assertThat(PaymentMethod.parse("Cheque")).isEmpty();
        assertThat(PaymentMethod.parse("")).isEmpty();
    }

    @Test
    void holdsProductsThatTheWarehouseHolds() {
        String longest = "x".repeat(Product.MAX_TEXT_LENGTH);
        assertThat(Product.isProductText(longest)).isTrue();
        assertThat(Product.isProductText(longest + "x")).isFalse();
        assertThat(Product.isProductText("a\u0000b")).isFalse();
        assertThat(Product.isProductText("a\nb")).isFalse();
        assertThatThrownBy(() -> new Product("", "", "", Money.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Product("", "Tea", longest + "x", Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a product's flavour");
    }
}
