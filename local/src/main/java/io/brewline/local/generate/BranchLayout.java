package io.brewline.local.generate;

import java.util.List;

/** The layouts that tills write. */
public enum BranchLayout {
    /** Each branch has its own till, the layouts in turn. Only to be asked for: no file has this layout. */
    MIX,
    /** No header; slashed date, branch, customer, basket, total, payment, card. */
    SUPERCAFE,
    /** The same columns in any order under a header whose wording differs from file to file. */
    SUPERCAFE_HEADER,
    /** No header; ISO timestamp with seconds, payment before total, basket of flat triples. */
    SUPERCAFE_TRIPLES;

    private static final List<BranchLayout> IN_TURN = List.of(SUPERCAFE, SUPERCAFE_HEADER, SUPERCAFE_TRIPLES);

    /** The layout of the branch's till, with {@link #MIX} settled by the branch's place in the chain. */
    BranchLayout of(Branch branch) {
        return this == MIX ? IN_TURN.get(branch.number() % IN_TURN.size()) : this;
    }
}
