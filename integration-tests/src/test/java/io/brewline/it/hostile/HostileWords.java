package io.brewline.it.hostile;

import java.util.List;
import java.util.stream.Stream;

/** Texts that are something else to whoever does not take them as text: a spreadsheet, SQL, HTML, a terminal, a path. */
final class HostileWords {
    /** What a spreadsheet takes for a formula, without the characters that end a cell or an item. */
    static final List<String> FORMULAS =
            List.of("=1+1", "=HYPERLINK(A1)", "+SUM(A1)", "-2+3", "=cmd|' /C calc'!A0", "+cmd|x", "-cmd|x");

    static final List<String> SQL = List.of(
            "'; DROP TABLE sales.orders; --", "\\'); DROP TABLE sales.orders; --", "$$; SELECT 1; $$", "%s", "?");

    static final List<String> MARKUP = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "</script><b>",
            "{{mustache}}",
            "{{{mustache}}}",
            "${jndi:ldap://x}",
            "${__user.email}",
            "&lt;",
            "[x](javascript:alert(1))");

    static final List<String> PATHS = List.of("../../etc/passwd", "..\\x", "%2e%2e%2f", "/", "%00", "%0a");

    static final List<String> INVISIBLE =
            List.of("\u202Egnp.exe", "\u2066x\u2069", "\u200B", "\uFEFF", "\u00AD", "\u2028");

    /** Characters that are none (Unicode's noncharacters), or not whole. */
    static final List<String> BROKEN = List.of("\uFFFE", "\uFFFF", "\uFDD0", "\uFFFD", "\uDBFF\uDFFF");

    /** What tells fields and layouts apart. */
    static final List<String> TELLING = List.of(
            "01/02/2026 09:00",
            "2026-02-01 09:00:48",
            "88888888888888888888",
            "9999999999.99",
            "-0.00",
            "1e9",
            "NaN",
            "N/A",
            "\\N",
            "CARD",
            "CASH",
            " - ",
            "\n\"",
            "\",\"",
            "\"\"\"",
            "date,branch,customer,basket,total,payment\n",
            "payment,total,basket,customer,branch,date\n",
            "\u001A",
            "\u0000");

    static final List<String> ALL = Stream.of(FORMULAS, SQL, MARKUP, PATHS, INVISIBLE, BROKEN, TELLING)
            .flatMap(List::stream)
            .toList();

    private HostileWords() {}
}
