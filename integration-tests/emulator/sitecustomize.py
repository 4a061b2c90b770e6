"""Teaches moto_server what Brewline's templates need of CloudFormation and moto 5.2 does not know.

Python imports a module of this name at its start, so `PYTHONPATH=integration-tests/emulator moto_server` is all it takes.

- Outputs of a stack that a change set made.
- Fn::GetAtt of a nested stack's outputs, by which the root template hands values on; and of what moto ignores: the
  attribute's own name.
- Fn::Cidr, and Fn::GetAZs of the stack's own region.
- Custom resources: moto runs functions in Docker. Here the event is posted to the address in CUSTOM_RESOURCE_URL instead,
  where a test lets the real function handle it; the function then answers CloudFormation as ever.
"""

import importlib.abc
import importlib.util
import ipaddress
import os
import sys
import threading
import urllib.request

MODELS = "moto.cloudformation.models"


def teach(models):
    from moto.cloudformation import parsing
    from moto.cloudformation.custom_model import CustomModel

    def output(stack, attribute):
        found = stack.output_map[attribute.removeprefix("Outputs.")]
        # Nothing, where it is a property of a resource of a type that moto ignores.
        return found.value if found else stack.name + " has no " + attribute

    models.Stack.get_cfn_attribute = output
    execute = models.CloudFormationBackend.execute_change_set

    def execute_change_set(backend, change_set_name, stack_name=None):
        execute(backend, change_set_name, stack_name)
        stack = backend.describe_change_set(change_set_name).stack
        stack._parse_template()
        stack.output_map = stack._create_output_map()

    models.CloudFormationBackend.execute_change_set = execute_change_set
    known = parsing.clean_json

    def clean_json(value, resources_map):
        if isinstance(value, dict) and "Fn::GetAtt" in value and resources_map.get(value["Fn::GetAtt"][0]) is None:
            return ".".join(value["Fn::GetAtt"])
        if isinstance(value, dict) and len(value.get("Fn::GetAtt", [])) > 2:
            resource, *path = value["Fn::GetAtt"]
            return known({"Fn::GetAtt": [resource, ".".join(path)]}, resources_map)
        if isinstance(value, dict) and "Fn::Cidr" in value:
            block, count, bits = (clean_json(part, resources_map) for part in value["Fn::Cidr"])
            subnets = ipaddress.ip_network(block).subnets(new_prefix=32 - int(bits))
            return [str(subnet) for _, subnet in zip(range(int(count)), subnets)]
        if isinstance(value, dict) and "Fn::GetAZs" in value:
            region = clean_json(value["Fn::GetAZs"], resources_map) or resources_map["AWS::Region"]
            return [region + zone for zone in "abc"]
        return known(value, resources_map)

    parsing.clean_json = clean_json
    create = CustomModel.create_from_cloudformation_json.__func__

    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, *rest, **kwargs):
        from moto.awslambda.models import LambdaFunction

        invoke = LambdaFunction.invoke
        LambdaFunction.invoke = lambda function, body, *others: post(body)
        try:
            return create(cls, resource_name, cloudformation_json, *rest, **kwargs)
        finally:
            LambdaFunction.invoke = invoke

    CustomModel.create_from_cloudformation_json = classmethod(create_from_cloudformation_json)


def post(event):
    # moto expects functions in a container, from where this machine has that name.
    event = event.replace("http://host.docker.internal", "http://127.0.0.1")
    request = urllib.request.Request(os.environ["CUSTOM_RESOURCE_URL"], data=event.encode())
    threading.Thread(target=urllib.request.urlopen, args=(request,), daemon=True).start()


class Teacher(importlib.abc.MetaPathFinder):
    """Lets the module load as it is, then adds to it."""

    def find_spec(self, name, path, target=None):
        if name != MODELS:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module

        def exec_module(module):
            load(module)
            teach(module)

        spec.loader.exec_module = exec_module
        return spec


sys.meta_path.insert(0, Teacher())
