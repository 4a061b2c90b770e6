package io.brewline.local.generate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * One generated file and the truth about it.
 *
 * @param path where it lies
 * @param branch the branch's name as its rows have it
 * @param day the day of its sales
 * @param layout never {@link BranchLayout#MIX}; for a file that must be refused, what its branch otherwise sends
 * @param form what is unusual about the file as a whole
 * @param truth what a correct load of this file alone must give
 * @param oddRows what was printed oddly and must load all the same; unmodifiable
 * @param copyOf the file whose content this one repeats under another name, if it does
 */
public record GeneratedFile(
        Path path,
        String branch,
        LocalDate day,
        BranchLayout layout,
        FileForm form,
        ExpectedLoad truth,
        Map<RowQuirk, Long> oddRows,
        Optional<Path> copyOf) {}
