package io.brewline.local.generate;

import java.util.ArrayList;
import java.util.List;

/** The chain's menu: the same everywhere and always; a branch offers a part of it, a {@link PriceList} prices it. */
final class Menu {
    static final List<MenuItem> ITEMS = items();

    private Menu() {}

    private static List<MenuItem> items() {
        List<MenuItem> menu = new ArrayList<>();
        drink(menu, "Latte", 215, 245, 8);
        drink(menu, "Flat white", 215, 245, 7);
        drink(menu, "Cappuccino", 220, 255, 6);
        drink(menu, "Americano", 195, 225, 6);
        drink(menu, "Filter coffee", 150, 180, 4);
        drink(menu, "Mocha", 230, 270, 4);
        drink(menu, "Cortado", 205, 235, 3);
        drink(menu, "Espresso", 150, 185, 3);
        drink(menu, "Chai latte", 230, 260, 3);
        drink(menu, "Hot chocolate", 220, 290, 4);
        drink(menu, "Iced americano", 215, 250, 2);
        flavours(menu, "Flavoured latte", List.of("Hazelnut", "Caramel", "Vanilla"), 255, 285, 3);
        flavours(menu, "Flavoured iced latte", List.of("Hazelnut", "Caramel", "Vanilla"), 275, 325, 2);
        flavours(menu, "Flavoured hot chocolate", List.of("Hazelnut", "Caramel"), 260, 290, 1);
        flavours(menu, "Speciality Tea", List.of("Peppermint", "Camomile", "Green", "Earl Grey"), 130, 160, 2);
        flavours(menu, "Smoothies", List.of("Berry Beautiful", "Glowing Greens", "Carrot Kick"), 200, 250, 1);
        food(menu, "Croissant", 185, 6);
        food(menu, "Pain au chocolat", 205, 4);
        food(menu, "Muffin - Blueberry", 210, 3);
        food(menu, "Cookie", 125, 4);
        food(menu, "Brownie", 195, 4);
        food(menu, "Biscotti", 120, 2);
        food(menu, "Toasted teacake", 225, 2);
        food(menu, "Frittata - Feta", 475, 1);
        return List.copyOf(menu);
    }

    private static void drink(List<MenuItem> menu, String name, int regularPence, int largePence, int weight) {
        menu.add(new MenuItem("Regular", name, regularPence, weight));
        menu.add(new MenuItem("Large", name, largePence, weight));
    }

    private static void flavours(
            List<MenuItem> menu, String name, List<String> flavours, int regularPence, int largePence, int weight) {
        flavours.forEach(flavour -> drink(menu, name + " - " + flavour, regularPence, largePence, weight));
    }

    private static void food(List<MenuItem> menu, String name, int pence, int weight) {
        menu.add(new MenuItem("", name, pence, weight));
    }
}
