package io.brewline.branchfile;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The columns that are read. The list is an allow-list: no other column's content, a customer's name among them, ever
 * gets into a record.
 *
 * <p>The synonyms are what headers call a column, the surest first, as words in any order; letter case, accents, punctuation, what stands
 * in brackets, and the words {@code of}, {@code the}, {@code and}, {@code or}, {@code in}, {@code at}, {@code by}, {@code
 * is} and currencies do not count; {@code no}, {@code num} and {@code nr} are {@code number}.
 */
public enum Field {
    ORDERED_AT(
            "timestamp",
            "datetime",
            "date time",
            "purchase date",
            "purchase time",
            "purchase date time",
            "purchase datetime",
            "purchase timestamp",
            "purchased",
            "date purchased",
            "order date",
            "order time",
            "order datetime",
            "order date time",
            "order timestamp",
            "ordered",
            "date ordered",
            "transaction date",
            "transaction time",
            "transaction datetime",
            "transaction date time",
            "transaction timestamp",
            "sale date",
            "sale time",
            "sale datetime",
            "sale date time",
            "sale timestamp",
            "sold",
            "date sold",
            "created",
            "when",
            "date",
            "day",
            "time"),
    BRANCH(
            "branch",
            "branch name",
            "branch location",
            "store",
            "store name",
            "store location",
            "shop",
            "shop name",
            "shop location",
            "cafe",
            "cafe name",
            "cafe location",
            "cafe branch",
            "outlet",
            "outlet name",
            "location",
            "location name",
            "site",
            "site name",
            "town",
            "city",
            "place"),
    BASKET(
            "basket",
            "basket items",
            "basket contents",
            "items",
            "item",
            "items purchased",
            "items bought",
            "items ordered",
            "items sold",
            "purchased items",
            "order",
            "orders",
            "order items",
            "order details",
            "order contents",
            "drink order",
            "drinks",
            "drinks ordered",
            "products",
            "product",
            "products purchased",
            "products ordered",
            "purchase",
            "purchases",
            "purchase items",
            "cart",
            "shopping basket",
            "transaction items",
            "what was bought"),
    TOTAL(
            "total",
            "total price",
            "total amount",
            "total cost",
            "total paid",
            "total spent",
            "total spend",
            "total value",
            "total sum",
            "total bill",
            "total payment",
            "amount",
            "amount paid",
            "amount spent",
            "amount due",
            "price",
            "price paid",
            "cost",
            "sum",
            "grand total",
            "order total",
            "basket total",
            "sale total",
            "transaction total",
            "transaction amount",
            "transaction value",
            "payment amount",
            "bill",
            "spend",
            "spent",
            "value",
            "paid"),
    PAYMENT(
            "payment method",
            "payment type",
            "payment mode",
            "payment form",
            "payment means",
            "method",
            "method payment",
            "pay method",
            "paid with",
            "pay type",
            "cash card",
            "transaction type",
            "transaction method",
            "tender",
            "tender type",
            "how paid",
            "payment"),
    CARD(
            "card number",
            "card details",
            "card used",
            "card id",
            "bank card",
            "bank card number",
            "credit card",
            "credit card number",
            "debit card",
            "debit card number",
            "payment card",
            "payment card number",
            "customer card",
            "customer card number",
            "card type number",
            "account number",
            "pan",
            "ccn",
            "card");

    /** What every sale needs; a card number is a bonus. */
    public static final List<Field> REQUIRED = List.of(ORDERED_AT, BRANCH, BASKET, TOTAL, PAYMENT);

    private final Map<Set<String>, Integer> rankOfSynonym = new HashMap<>();

    private final String code = name().toLowerCase(Locale.ROOT);

    Field(String... synonyms) {
        for (String words : synonyms) {
            rankOfSynonym.putIfAbsent(Set.of(words.split(" ")), rankOfSynonym.size());
        }
    }

    /** How well a header's cell, taken apart into words, names this field: 0 is best, -1 is not at all. */
    int rank(Set<String> words) {
        return rankOfSynonym.getOrDefault(words, -1);
    }

    /** The name in reject records: {@code ordered_at}. */
    public String code() {
        return code;
    }
}
