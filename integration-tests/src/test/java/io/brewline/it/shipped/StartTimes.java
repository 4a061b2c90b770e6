package io.brewline.it.shipped;

import com.github.freva.asciitable.AsciiTable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long functions took to start, printed as a table; nothing is asserted, for machines differ. */
final class StartTimes {
    private static final String[] HEADER = {
        "function", "memory MB", "jar MB", "starts", "ms until ready (median)", "ms until its first answer (median)"
    };

    private final Map<ShippedFunction, List<Duration>> inits = new EnumMap<>(ShippedFunction.class);
    private final Map<ShippedFunction, List<Duration>> firstAnswers = new EnumMap<>(ShippedFunction.class);

    /** Adds one start. */
    void add(ShippedFunction function, FunctionProcess process) throws IOException, InterruptedException {
        inits.computeIfAbsent(function, any -> new ArrayList<>()).add(process.init());
        firstAnswers.computeIfAbsent(function, any -> new ArrayList<>()).add(process.firstAnswer());
    }

    String table() throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (ShippedFunction function : inits.keySet()) {
            rows.add(new String[] {
                function.title(),
                Integer.toString(function.memory().megabytes()),
                String.format(Locale.ROOT, "%.1f", Files.size(function.jar()) / 1e6),
                Integer.toString(inits.get(function).size()),
                Long.toString(median(inits.get(function))),
                Long.toString(median(firstAnswers.get(function)))
            });
        }
        return AsciiTable.getTable(HEADER, rows.toArray(String[][]::new));
    }

    private static long median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2).toMillis();
    }
}
