/**
 * The stack as CloudFormation would read it, without CloudFormation: {@link io.brewline.it.stack.Templates} are the files,
 * {@link io.brewline.it.stack.Stack} is what they say once every parameter, condition and function has its value,
 * {@link io.brewline.it.stack.Resource} one thing in it.
 */
package io.brewline.it.stack;
