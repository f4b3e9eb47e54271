package dev.orm.reflect;

/**
 * A Java source file that {@link TableSource} wrote.
 *
 * @param packageName its package
 * @param className the class in it
 * @param text its text, which is ASCII but for the letters of names
 */
public record SourceFile(String packageName, String className, String text) {

    /**
     * Returns where it belongs in a source folder.
     *
     * @return the path with {@code /} between its parts, such as {@code com/example/db/Album.java}
     */
    public String path() {
        return packageName.replace('.', '/') + "/" + className + ".java";
    }
}
