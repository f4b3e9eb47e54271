package dev.orm.boot.autoconfigure.migrations;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who is remembered as having run a revision. */
final class WhoRuns {

    private WhoRuns() {}

    static String name() {
        String user = System.getProperty("user.name", "");
        try {
            return user + "@" + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return user;
        }
    }
}
