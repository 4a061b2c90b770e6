package io.brewline.redshift.session;

import io.brewline.redshift.session.Pending.Origin;
import io.brewline.redshift.sql.CopyColumn;
import io.brewline.redshift.sql.CopyStatement;
import io.brewline.redshift.sql.Translation;
import io.brewline.redshift.sql.Translation.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out about the columns of a COPY's target, in the session itself: the target may be temporary, and its
 * transaction open. Used by the forwarder's thread.
 */
final class ColumnLookup {
    private final UnseenStatement unseen;

    ColumnLookup(UnseenStatement unseen) {
        this.unseen = unseen;
    }

    /**
     * Completes every COPY by its target's columns.
     *
     * @param origin GATEWAY before a simple query; GATEWAY_FOR_CLIENT among messages of the extended protocol, whose
     *     transaction must stay as it is
     */
    List<Translation> complete(List<Translation> statements, Origin origin) throws IOException, InterruptedException {
        List<Translation> completed = new ArrayList<>();
        for (Translation statement : statements) {
            if (statement instanceof Translation.Load load) {
                List<CopyColumn> target = load.table() == Table.AS_IT_IS ? columns(load.copy(), origin) : List.of();
                completed.add(new Translation.Load(load.copy().into(target), load.table()));
            } else {
                completed.add(statement);
            }
        }
        return completed;
    }

    private List<CopyColumn> columns(CopyStatement copy, Origin origin) throws IOException, InterruptedException {
        return unseen.ask(copy.columnQuery(), origin).stream()
                .map(CopyColumn::of)
                .toList();
    }
}
