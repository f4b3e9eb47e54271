package dev.orm.processor;

import com.palantir.javapoet.ClassName;

/**
 * How objects of a class are made.
 *
 * @param type the class
 * @param direct whether generated code may write {@code new}; otherwise it uses a method handle
 */
record Construction(ClassName type, boolean direct) {}
