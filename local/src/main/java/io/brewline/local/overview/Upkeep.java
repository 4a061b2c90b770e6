package io.brewline.local.overview;

import io.brewline.failure.Reason;
import io.brewline.local.overview.ChainOverview.BranchFreshness;
import io.brewline.local.overview.ChainOverview.LandedFiles;
import io.brewline.local.overview.ChainOverview.ReasonCount;
import java.util.List;

/** The foot of the page: how fresh the record is, and what of the files did not get in. */
record Upkeep(String freshness, Table branches, String landed, Table reasons) {
    static Upkeep of(ChainOverview overview) {
        return new Upkeep(
                freshness(overview.freshness()),
                branches(overview.freshness()),
                landed(overview.landed()),
                reasons(overview.landed()));
    }

    private static String freshness(List<BranchFreshness> branches) {
        if (branches.isEmpty()) {
            return "No branch has sold anything yet.";
        }
        String count = Wording.count(branches.size()) + (branches.size() == 1 ? " branch" : " branches");
        if (branches.stream().allMatch(branch -> branch.late() == null)) {
            return count + ". Whether one is late shows once files have landed on three days of the last four weeks.";
        }
        long late = branches.stream()
                .filter(branch -> Boolean.TRUE.equals(branch.late()))
                .count();
        return count + "; "
                + (late == 0 ? "none is late." : Wording.count(late) + (late == 1 ? " is late." : " are late."));
    }

    private static String state(BranchFreshness branch) {
        if (branch.late() == null) {
            return Wording.NOTHING;
        }
        return branch.late() ? "late" : "in time";
    }

    private static Table branches(List<BranchFreshness> branches) {
        Table table = Table.of(
                "How far each branch's record reaches",
                List.of(
                        Table.text("Branch"),
                        Table.text("Newest sale"),
                        Table.number("Age"),
                        Table.text("Last file landed (UTC)"),
                        Table.text("State")));
        for (BranchFreshness branch : branches) {
            table.add(
                    branch.branch(),
                    List.of(
                            Wording.time(branch.newestSale()),
                            Wording.age(branch.hoursSinceNewestSale()),
                            Wording.time(branch.lastLandedAt()),
                            state(branch)));
        }
        return table;
    }

    private static String landed(LandedFiles landed) {
        if (landed.period() == null) {
            return "No file has landed yet.";
        }
        return Wording.counted(landed.files(), "file") + " landed from " + Wording.days(landed.period()) + ": "
                + Wording.counted(landed.rowsRead(), "row") + " read, " + Wording.count(landed.rowsRejected())
                + " rejected, " + Wording.count(landed.rowsDuplicate()) + " dropped as exact duplicates; "
                + Wording.counted(landed.filesRefused(), "file") + " refused.";
    }

    private static Table reasons(LandedFiles landed) {
        Table table = Table.of(
                "Why rows were rejected and files refused",
                List.of(Table.text("Reason"), Table.text("What it means"), Table.number("Count")));
        add(table, landed.rejects(), "row");
        add(table, landed.refusals(), "file");
        return table;
    }

    private static void add(Table table, List<ReasonCount> reasons, String what) {
        for (ReasonCount reason : reasons) {
            String sentence =
                    Reason.ofCode(reason.reason()).map(Reason::sentence).orElse("");
            table.add(reason.reason(), List.of(sentence, Wording.counted(reason.count(), what)));
        }
    }
}
