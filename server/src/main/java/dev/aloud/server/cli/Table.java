package dev.aloud.server.cli;

import java.io.PrintWriter;
import java.util.List;

/** Columns of text. */
final class Table {
    private static final String GAP = "  ";

    private Table() {}

    /** Writes rows of equally many cells, each column as wide as its widest cell. */
    static void write(List<List<String>> rows, PrintWriter out) {
        int columns = rows.getFirst().size();
        var widths = new int[columns];
        for (var row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i))
                        .repeat(' ', widths[i] - row.get(i).length())
                        .append(GAP);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
