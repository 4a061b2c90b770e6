package io.brewline.load;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Ends the tests' warehouse after the last of them, whichever engine ran it. */
public final class TestWarehouseEnd implements LauncherSessionListener {
    @Override
    public void launcherSessionClosed(LauncherSession session) {
        TestWarehouse.stop();
    }
}
