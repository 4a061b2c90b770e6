package io.brewline.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * One argument of a call, or one element of another list.
 *
 * @param from its first token
 * @param to the index behind its last
 */
record Item(int from, int to) {
    /** What stands between the parenthesis at this index and the one that closes it, cut at the commas. */
    static List<Item> of(Statement statement, int open) {
        int behind = statement.behindClosing(open);
        int end = statement.isSign(behind - 1, ")") || statement.isSign(behind - 1, "]") ? behind - 1 : behind;
        return end <= open + 1 ? List.of() : between(statement, open + 1, end);
    }

    /** What stands from one index up to, without, another, cut at the commas. */
    static List<Item> between(Statement statement, int from, int to) {
        List<Item> items = new ArrayList<>();
        int depth = statement.token(from).depth();
        int start = from;
        for (int i = from; i < to; i++) {
            if (statement.isSign(i, ",") && statement.token(i).depth() == depth) {
                items.add(new Item(start, i));
                start = i + 1;
            }
        }
        items.add(new Item(start, to));
        return items;
    }

    String text(Statement statement) {
        return statement.text(from, to);
    }
}
