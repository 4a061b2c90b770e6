package io.brewline.local.generate;

import java.util.List;
import java.util.Locale;

/**
 * One of the chain's branches.
 *
 * @param number its place in the chain, from 0
 * @param name as its till writes it, canonical
 * @param sizePercent how busy it is; 100 is the chain's mean
 */
record Branch(int number, String name, int sizePercent) {
    private static final List<String> TOWNS = List.of(
            "Leeds",
            "Chesterfield",
            "Isle of Wight",
            "Uppingham",
            "Newcastle upon Tyne",
            "Southend-on-Sea",
            "Longridge",
            "Bath",
            "Whitby",
            "Ludlow",
            "Stow-on-the-Wold",
            "Falmouth",
            "Harrogate",
            "Alnwick",
            "Keswick",
            "Matlock",
            "Rye",
            "Saffron Walden",
            "Tenby",
            "Hebden Bridge",
            "Berwick-upon-Tweed",
            "Oban",
            "Cromer",
            "Malvern",
            "Stratford-upon-Avon",
            "Skipton",
            "Dartmouth",
            "Corbridge",
            "Bury St Edmunds",
            "Melton Mowbray");

    /** Five sizes whose mean is 100. */
    private static final List<Integer> SIZES = List.of(105, 130, 70, 85, 110);

    static Branch number(int number) {
        String town = TOWNS.get(number % TOWNS.size());
        int round = number / TOWNS.size();
        String name = round == 0 ? town : town + " " + (round + 1);
        return new Branch(number, name, SIZES.get(number % SIZES.size()));
    }

    /** The name as it stands in file names: {@code isle_of_wight}. */
    String slug() {
        return name.toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
