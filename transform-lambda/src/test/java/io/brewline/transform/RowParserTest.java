package io.brewline.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.branchfile.BasketReader;
import io.brewline.branchfile.Field;
import io.brewline.branchfile.Layout;
import io.brewline.customer.CustomerKeys;
import io.brewline.customer.CustomerTokens;
import io.brewline.sale.PaymentMethod;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are written with semicolons between their cells. */
class RowParserTest {
    private static final String KEY = "a key of thirty-two characters..";
    private static final LocalDateTime LATEST = LocalDateTime.parse("2026-03-03T18:30:00");

    private final RowParser parser = new RowParser(
            Layout.SUPERCAFE.withoutHeader(),
            new BasketReader(Layout.SUPERCAFE.basket()),
            CustomerTokens.under(CustomerKeys.parse(KEY)),
            LATEST);

    @Test
    void readsASale() {
        assertThat(
                        parse(
                                "01/02/2026 09:00; leeds ;Ann Example;Tea - 1.00, Latte - 2.45, Tea - 1.00;4.45;card;9999000011112222"))
                .isInstanceOfSatisfying(ParsedRow.Sale.class, sale -> {
                    assertThat(sale.order().branch()).hasToString("Leeds");
                    assertThat(sale.order().at()).isEqualTo("2026-02-01T09:00:00");
                    assertThat(sale.order().payment()).isEqualTo(PaymentMethod.CARD);
                    assertThat(sale.order().total()).hasToString("4.45");
                    assertThat(sale.order().lines()).hasSize(2);
                    assertThat(sale.customer()).hasValue("726fc3eff3a971797555f88bff4a61d1");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01/02/2026 09:00;Leeds;Ann;Tea - 1.00;99999.99;CASH;   | 99999.99
            01/02/2026 09:00;Leeds;Ann;Tea - 1.00;100000;CASH;     |
            01/02/2026 09:00;Leeds;Ann;Tea - 1.00;7911123456;CASH; |
            """)
    void keepsOnlyATotalInARejectThatCanBeNoPersonsNumber(String row, String total) {
        assertThat(parse(row))
                .isInstanceOfSatisfying(
                        ParsedRow.Reject.class,
                        reject ->
                                assertThat(reject.total().map(Object::toString)).isEqualTo(Optional.ofNullable(total)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ;Leeds;Ann;Tea - 1.00;1.00;CASH;                        | missing_field     | ordered_at
                    01/02/2026 09:00;Leeds;Ann;;1.00;CASH;                  | missing_field     | basket
                    01/02/2026 09:00;Leeds;Ann;Tea - 1.00;;CASH;            | missing_field     | total
                    01/02/2026 09:00;Leeds;Ann;Tea - 1.00;1.00;;            | missing_field     | payment
                    01/02/2026 09:00;Leeds;Ann;Tea - 1.00                   | missing_field     | total
                    13/13/2026 09:00;Leeds;Ann;Tea - 1.00;1.00;CASH;        | date_unreadable   | ordered_at
                    03/03/2026 18:31;Leeds;Ann;Tea - 1.00;1.00;CASH;        | date_in_future    | ordered_at
                    01/02/2026 09:00;;Ann;Tea - 1.00;1.00;CASH;             | branch_unknown    | branch
                    01/02/2026 09:00;n/a;Ann;Tea - 1.00;1.00;CASH;          | branch_unknown    | branch
                    01/02/2026 09:00;Leeds;Ann;Tea - 1.00;1.00;SHELLS;      | payment_unknown   | payment
                    01/02/2026 09:00;Leeds;Ann;Tea;1.00;CASH;               | basket_unreadable | basket
                    01/02/2026 09:00;Leeds;Ann;Tea - 1.00 Bun - 2;3;CASH;   | basket_unreadable | basket
                    01/02/2026 09:00;Leeds;Ann;Tea - one;1.00;CASH;         | amount_unreadable | basket
                    01/02/2026 09:00;Leeds;Ann;Tea - 1.00;one;CASH;         | amount_unreadable | total
                    01/02/2026 09:00;Leeds;Ann;Tea - 1.00;1.01;CASH;        | total_mismatch    | total
                    """)
    void rejectsWhatIsNoSale(String row, String reason, String field) {
        assertThat(parse(row)).isInstanceOfSatisfying(ParsedRow.Reject.class, reject -> {
            assertThat(reject.reason().code()).isEqualTo(reason);
            assertThat(reject.field().map(Field::code)).hasValue(field);
        });
    }

    @Test
    void readsAnOrderOfTheLastMomentThatIsNoFuture() {
        assertThat(parse("03/03/2026 18:30;Leeds;Ann;Tea - 1.00;1.00;CASH;")).isInstanceOf(ParsedRow.Sale.class);
    }

    @Test
    void namesTheFirstTroubleInTheOrderOfTheFields() {
        assertThat(parse("soon;N/A;Ann;Tea;one;SHELLS;"))
                .isInstanceOfSatisfying(
                        ParsedRow.Reject.class,
                        reject -> assertThat(reject.reason().code()).isEqualTo("date_unreadable"));
    }

    @Test
    void keepsOfARejectedRowOnlyWhatParsed() {
        assertThat(parse("01/02/2026 09:00;Ann Example;9999000011112222;Ann Example;3.00;CASH;9999000011112222"))
                .isInstanceOfSatisfying(ParsedRow.Reject.class, reject -> {
                    assertThat(reject.time()).hasValue(LocalDateTime.parse("2026-02-01T09:00:00"));
                    assertThat(reject.total()).hasToString("Optional[3.00]");
                    assertThat(reject.payment()).hasValue(PaymentMethod.CASH);
                    assertThat(reject.toString()).doesNotContain("Ann", "9999");
                });
    }

    @Test
    void keepsNothingOfShiftedColumns() {
        assertThat(parse("Leeds;01/02/2026 09:00;Ann Example;CASH;9999000011112222;Ann Example;1.00"))
                .isInstanceOfSatisfying(ParsedRow.Reject.class, reject -> {
                    assertThat(reject.time()).isEmpty();
                    assertThat(reject.total()).isEmpty();
                    assertThat(reject.payment()).isEmpty();
                    assertThat(reject.toString()).doesNotContain("Ann", "9999");
                });
    }

    @Test
    void readsTheNextRowsBranch() {
        assertThat(branch("Leeds")).isEqualTo("Leeds");
        assertThat(branch("Leeds")).isEqualTo("Leeds");
        assertThat(branch("N/A")).isEqualTo("none");
        assertThat(branch("York")).isEqualTo("York");
        assertThat(branch("")).isEqualTo("none");
    }

    private String branch(String cell) {
        return parse("01/02/2026 09:00;" + cell + ";Ann;Tea - 1.00;1.00;CASH;") instanceof ParsedRow.Sale sale
                ? sale.order().branch().value()
                : "none";
    }

    private ParsedRow parse(String row) {
        return parser.parse(row.split(";", -1));
    }
}
