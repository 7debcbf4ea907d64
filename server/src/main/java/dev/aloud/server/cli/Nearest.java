package dev.aloud.server.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that somebody probably meant who typed another. */
final class Nearest {
    /** Below this, anything would resemble anything. */
    private static final int SHORTEST = 2;

    private static final int SHORT = 3;

    private Nearest() {}

    /** The name that what was typed begins, or that is one slip of the fingers away: two where it is not short. */
    static Optional<String> to(String typed, Collection<String> names) {
        if (typed.length() < SHORTEST) {
            return Optional.empty();
        }
        int most = typed.length() <= SHORT ? 1 : 2;
        return names.stream()
                .filter(name -> slips(typed, name) <= most)
                .min(Comparator.comparingInt(name -> slips(typed, name)));
    }

    private static int slips(String typed, String name) {
        return name.startsWith(typed) ? 0 : distance(typed, name);
    }

    /** How many characters are to be put in, taken away, changed or swapped with their neighbour. */
    private static int distance(String a, String b) {
        var cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
                least = Math.min(least, cost[i - 1][j - 1] + changed);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
