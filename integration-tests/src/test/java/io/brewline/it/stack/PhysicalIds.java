package io.brewline.it.stack;

/** What the resources of a stack are called once they are made: what a reference to them gives. */
@FunctionalInterface
public interface PhysicalIds {
    String of(Stack stack, String logicalId);
}
