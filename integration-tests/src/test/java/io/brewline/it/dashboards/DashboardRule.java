package io.brewline.it.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a dashboard and its panels must be, whatever they show. */
enum DashboardRule implements GrafanaRule {
    IS_OF_THE_CURRENT_SCHEMA {
        @Override
        Stream<String> findings(Dashboard dashboard) {
            // Grafana 12.4: defaultDashboard in its package @grafana/schema.
            return onlyIf(dashboard.tree().path("schemaVersion").asInt() != 42, dashboard + " is of another schema");
        }
    },

    HAS_AN_ID_OF_ITS_OWN {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            Set<String> known = new HashSet<>();
            return files.dashboards().stream()
                    .flatMap(dashboard -> Stream.of(
                                    dashboard.uid(),
                                    dashboard.tree().path("title").asText())
                            .filter(id -> id.isEmpty() || !known.add(id))
                            .map(id -> dashboard + " has the uid or title '" + id + "' of another one, or none"));
        }
    },

    IS_KEPT_AS_A_FILE {
        @Override
        Stream<String> findings(Dashboard dashboard) {
            JsonNode tree = dashboard.tree();
            return Stream.of(
                            onlyIf(tree.path("editable").asBoolean(true), dashboard + " can be edited in the UI"),
                            onlyIf(tree.has("id") || tree.has("version"), dashboard + " has numbers of a database"))
                    .flatMap(found -> found);
        }
    },

    DOES_NOT_REFRESH_BY_ITSELF {
        @Override
        Stream<String> findings(Dashboard dashboard) {
            JsonNode offered = dashboard.tree().at("/timepicker/refresh_intervals");
            boolean often = offered.isEmpty()
                    || Dashboard.elements(offered)
                            .anyMatch(interval -> !interval.asText().matches("[0-9]+[hd]"));
            return onlyIf(
                    dashboard.tree().has("refresh") || often,
                    dashboard + " refreshes by itself, or offers to more often than hourly");
        }
    },

    SHOWS_TIMES_AS_THEY_ARE {
        @Override
        Stream<String> findings(Dashboard dashboard) {
            // A branch's local time has no zone; Grafana takes it for UTC.
            return onlyIf(
                    !dashboard.tree().path("timezone").asText().equals("utc"), dashboard + " shifts times to a zone");
        }
    },

    PANELS_HAVE_IDS_OF_THEIR_OWN {
        @Override
        Stream<String> findings(Dashboard dashboard) {
            Set<Integer> known = new HashSet<>();
            return dashboard.panels().stream()
                    .filter(panel -> panel.path("id").asInt() < 1
                            || !known.add(panel.path("id").asInt()))
                    .map(panel -> dashboard.place(panel) + " has the id of another one");
        }
    },

    PANELS_SAY_WHAT_THEY_SHOW {
        @Override
        Stream<String> findings(Dashboard dashboard) {
            return dashboard.panels().stream().flatMap(panel -> {
                JsonNode defaults = panel.at("/fieldConfig/defaults");
                return Stream.of(
                                panel.path("title"),
                                panel.path("description"),
                                defaults.path("unit"),
                                defaults.path("noValue"))
                        .filter(text -> text.asText().isBlank())
                        .map(text -> dashboard.place(panel)
                                + " lacks its title, description, unit, or what it says when there is nothing");
            });
        }
    },

    PANELS_DO_NOT_OVERLAP {
        @Override
        Stream<String> findings(Dashboard dashboard) {
            List<String> found = new ArrayList<>();
            List<Place> taken = new ArrayList<>();
            for (JsonNode panel : dashboard.panels()) {
                Place place = Place.of(panel.path("gridPos"));
                if (!place.isOnTheGrid() || taken.stream().anyMatch(place::overlaps)) {
                    found.add(dashboard.place(panel) + " overlaps another one, or leaves the grid");
                }
                taken.add(place);
            }
            return found.stream();
        }
    },

    HAS_NO_DEAD_SETTINGS {
        @Override
        Stream<String> findings(Dashboard dashboard) {
            return Stream.concat(
                    Stream.of(
                                    "pluginVersion",
                                    "\"hide\"",
                                    "iteration",
                                    "liveNow",
                                    "fiscalYearStartMonth",
                                    "annotations")
                            .filter(dashboard.tree().toString()::contains)
                            .map(setting -> dashboard + " still has " + setting),
                    emptySettings(dashboard.tree()).map(setting -> dashboard + " has an empty setting: " + setting));
        }
    };

    /** For rules about one dashboard by itself. */
    Stream<String> findings(Dashboard dashboard) {
        throw new UnsupportedOperationException(name());
    }

    @Override
    public Stream<String> findings(GrafanaFiles files) {
        return files.dashboards().stream().flatMap(this::findings);
    }

    private static Stream<String> onlyIf(boolean broken, String finding) {
        return broken ? Stream.of(finding) : Stream.empty();
    }

    /** Grafana wants the list of overrides even where it is empty. */
    private static Stream<String> emptySettings(JsonNode node) {
        Stream<String> own = node.properties().stream()
                .filter(field -> field.getValue().isContainerNode()
                        && field.getValue().isEmpty()
                        && !field.getKey().equals("overrides"))
                .map(Map.Entry::getKey);
        return Stream.concat(own, Dashboard.elements(node).flatMap(DashboardRule::emptySettings));
    }

    /** A panel's place, in the grid's columns and rows. */
    private record Place(int x, int y, int width, int height) {
        private static final int COLUMNS = 24;

        static Place of(JsonNode position) {
            return new Place(
                    position.path("x").asInt(-1),
                    position.path("y").asInt(-1),
                    position.path("w").asInt(),
                    position.path("h").asInt());
        }

        boolean isOnTheGrid() {
            return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= COLUMNS;
        }

        boolean overlaps(Place other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }
}
