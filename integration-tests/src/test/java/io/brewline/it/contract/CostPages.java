package io.brewline.it.contract;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The tables of {@code docs/cost.md} and {@code docs/cost-model.md}. A table is known by its first heading, a quantity by
 * its row's first cell; it has one value for each size of chain. A formula is a sum, or a difference, of products of names
 * and numbers.
 */
final class CostPages {
    /** 10, 500 and 10,000 branches. */
    static final List<Integer> SIZES = List.of(0, 1, 2);

    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9,]*(\\.[0-9]+)?");

    private final Map<String, List<List<String>>> tables = new HashMap<>();
    private final Map<String, List<BigDecimal>> quantities = new HashMap<>();

    CostPages(Path folder) throws IOException {
        for (String page : List.of("cost.md", "cost-model.md")) {
            read(Files.readAllLines(folder.resolve(page)));
        }
        rows("price").forEach(row -> define(row.get(0), sameForAll(price(row))));
        rows("fact").forEach(row -> define(row.get(0), sameForAll(number(row.get(1)))));
        rows("assumption").forEach(row -> define(row.get(0), assumed(row)));
        rows("usage").forEach(row -> define(row.get(0), bySize(row, 4)));
        rows("bill").forEach(row -> define(row.get(0), bySize(row, 1)));
    }

    /** The rows of all tables whose first heading this is, without emphasis. */
    List<List<String>> rows(String table) {
        return tables.getOrDefault(table, List.of());
    }

    /** What the pages say; a price is of one unit. */
    BigDecimal quantity(String name, int size) {
        if (!quantities.containsKey(name)) {
            throw new AssertionError(
                    "docs/cost.md or cost-model.md uses \"" + name + "\", and no row of its tables is named so");
        }
        return quantities.get(name).get(size);
    }

    /** What a formula comes to: products before sums, else from left to right. */
    BigDecimal computed(String formula, int size) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String product : split("+ " + formula, " (?=[+−] )")) {
            BigDecimal value = product.startsWith("+") ? BigDecimal.ONE : BigDecimal.ONE.negate();
            for (String step : split("× " + product.substring(2), " (?=[×/] )")) {
                BigDecimal factor = factor(step.substring(2), size);
                value = step.startsWith("×") ? value.multiply(factor) : value.divide(factor, MathContext.DECIMAL128);
            }
            sum = sum.add(value);
        }
        return sum;
    }

    static BigDecimal cents(BigDecimal dollars) {
        return dollars.setScale(2, RoundingMode.HALF_UP);
    }

    static BigDecimal number(String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            throw new AssertionError("docs/cost.md or cost-model.md has \"" + cell + "\" where a number belongs");
        }
        return new BigDecimal(cell.replace(",", ""));
    }

    private void read(List<String> page) {
        String table = null;
        for (String line : page) {
            List<String> cells = cells(line);
            if (cells.isEmpty()) {
                table = null;
            } else if (table == null) {
                table = cells.get(0);
                tables.putIfAbsent(table, new ArrayList<>());
            } else if (!cells.get(0).startsWith("---")) {
                tables.get(table).add(cells);
            }
        }
    }

    private void define(String name, List<BigDecimal> values) {
        if (quantities.put(name, values) != null) {
            throw new AssertionError(
                    "docs/cost.md or cost-model.md has two rows named \"" + name + "\"; formulas go by the name");
        }
    }

    private BigDecimal factor(String text, int size) {
        return NUMBER.matcher(text).matches() ? number(text) : quantity(text, size);
    }

    /** Of one unit: the third cell begins with how many the price is for. */
    private static BigDecimal price(List<String> row) {
        return number(row.get(1)).divide(number(split(row.get(2), " ").get(0)), MathContext.DECIMAL128);
    }

    /** An assumption has one value, or one for each size; what follows is its reason. */
    private static List<BigDecimal> assumed(List<String> row) {
        return row.size() == 3 ? sameForAll(number(row.get(1))) : bySize(row, 1);
    }

    private static List<BigDecimal> sameForAll(BigDecimal value) {
        return List.of(value, value, value);
    }

    private static List<BigDecimal> bySize(List<String> row, int first) {
        return SIZES.stream().map(size -> number(row.get(first + size))).toList();
    }

    private static List<String> cells(String line) {
        String row = line.replace("**", "").strip();
        return row.startsWith("|") ? split(row.substring(1), "\\|") : List.of();
    }

    private static List<String> split(String text, String separator) {
        return Pattern.compile(separator).splitAsStream(text).map(String::strip).toList();
    }
}
