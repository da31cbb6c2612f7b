using System.Collections.Immutable;
using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation;

/// <summary>Walks a document once in its order, keeping <see cref="ValidationContext"/>'s types current, and tells every rule. Fragments are walked where they are defined.</summary>
internal sealed class DocumentWalker(ValidationContext context, IReadOnlyList<ValidationRule> rules)
{
    private DefinitionNode definition = null!;

    public void Walk()
    {
        Tell(rule => rule.Enter(context.Document));
        foreach (var node in context.Document.Definitions.Where(node => node is not TypeSystemDefinitionNode))
        {
            if (context.IsFull)
            {
                return;
            }

            definition = node;
            context.Usages.Begin(node);
            if (node is OperationDefinitionNode operation)
            {
                Operation(operation);
            }
            else if (node is FragmentDefinitionNode fragment)
            {
                Fragment(fragment);
            }
        }

        Tell(rule => rule.Leave(context.Document));
    }

    private void Tell(Action<ValidationRule> call)
    {
        foreach (var rule in rules)
        {
            call(rule);
        }
    }

    private void Operation(OperationDefinitionNode operation)
    {
        Tell(rule => rule.Enter(operation));
        foreach (var variable in operation.Variables)
        {
            Tell(rule => rule.Enter(variable));
            TypeReference(variable.Type);
            var type = TypeReferences.Resolve(context.Schema, variable.Type);
            if (variable.DefaultValue is { } value)
            {
                Value(value, type is { IsInput: true } ? type : null, hasDefault: false);
            }

            Directives(variable.Directives, DirectiveLocation.VariableDefinition);
        }

        Directives(
            operation.Directives,
            operation.Kind switch
            {
                OperationKind.Query => DirectiveLocation.Query,
                OperationKind.Mutation => DirectiveLocation.Mutation,
                _ => DirectiveLocation.Subscription,
            }
        );
        Selections(operation.SelectionSet, context.Schema.RootType(operation.Kind));
        Tell(rule => rule.Leave(operation));
    }

    private void Fragment(FragmentDefinitionNode fragment)
    {
        Tell(rule => rule.Enter(fragment));
        TypeReference(fragment.TypeCondition);
        Directives(fragment.Directives, DirectiveLocation.FragmentDefinition);
        Selections(fragment.SelectionSet, context.Schema.Type(fragment.TypeCondition.Name.Value) as CompositeType);
        Tell(rule => rule.Leave(fragment));
    }

    private void Selections(SelectionSetNode selectionSet, CompositeType? type, bool isInline = false)
    {
        var outer = context.ParentType;
        context.ParentType = type;
        Tell(rule => rule.Enter(selectionSet, isInline));
        foreach (var selection in selectionSet.Selections)
        {
            context.ParentType = type;
            switch (selection)
            {
                case FieldNode field:
                    Field(field);
                    break;
                case InlineFragmentNode fragment:
                    InlineFragment(fragment, type);
                    break;
                case FragmentSpreadNode spread:
                    context.Usages.Add(definition, spread);
                    Tell(rule => rule.Enter(spread));
                    Directives(spread.Directives, DirectiveLocation.FragmentSpread);
                    break;
            }
        }

        context.ParentType = outer;
    }

    private void Field(FieldNode field)
    {
        var parent = context.ParentType;
        var outer = context.Field;
        var found = context.FieldOf(parent, field.Name.Value);
        context.Field = found;
        Tell(rule => rule.Enter(field));
        Arguments(field.Arguments, found?.Arguments);
        Directives(field.Directives, DirectiveLocation.Field);
        if (field.SelectionSet is { } selectionSet)
        {
            Selections(selectionSet, found?.Type.Named as CompositeType);
        }

        context.ParentType = parent;
        context.Field = found;
        Tell(rule => rule.Leave(field));
        context.Field = outer;
    }

    private void InlineFragment(InlineFragmentNode fragment, CompositeType? parent)
    {
        var type = fragment.TypeCondition is { } condition ? context.Schema.Type(condition.Name.Value) as CompositeType : parent;
        Tell(rule => rule.Enter(fragment));
        if (fragment.TypeCondition is { } reference)
        {
            TypeReference(reference);
        }

        Directives(fragment.Directives, DirectiveLocation.InlineFragment);
        Selections(fragment.SelectionSet, type, isInline: true);
    }

    private void Directives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        var outer = context.Directive;
        foreach (var directive in directives)
        {
            context.Directive = context.Schema.Directive(directive.Name.Value);
            Tell(rule => rule.Enter(directive, location));
            Arguments(directive.Arguments, context.Directive?.Arguments);
            Tell(rule => rule.Leave(directive));
        }

        context.Directive = outer;
    }

    private void Arguments(ImmutableArray<ArgumentNode> arguments, IReadOnlyList<InputValueDefinition>? definitions)
    {
        foreach (var argument in arguments)
        {
            context.Argument = definitions?.FirstOrDefault(candidate => candidate.Name == argument.Name.Value);
            Tell(rule => rule.Enter(argument));
            Value(argument.Value, context.Argument?.Type, context.Argument?.DefaultValue is not null);
        }

        context.Argument = null;
    }

    private void Value(ValueNode value, GraphQLType? type, bool hasDefault, GraphQLType? parentType = null)
    {
        context.InputType = type;
        context.ParentInputType = parentType;
        context.HasDefault = hasDefault;
        if (value is VariableNode variable)
        {
            context.Usages.Add(definition, new VariableUsage(variable, type, hasDefault, parentType));
        }

        Tell(rule => rule.Enter(value));
        switch (value)
        {
            case ListValueNode list:
                foreach (var item in list.Items)
                {
                    Value(item, (type?.Nullable as ListType)?.OfType ?? type, hasDefault: false);
                }

                break;
            case ObjectValueNode input:
                foreach (var field in input.Fields)
                {
                    var found = (type?.Named as InputObjectType)?.Field(field.Name.Value);
                    context.ParentInputType = type?.Named;
                    context.InputType = found?.Type;
                    Tell(rule => rule.Enter(field));
                    Value(field.Value, found?.Type, found?.DefaultValue is not null, type?.Named);
                }

                break;
        }

        Tell(rule => rule.Leave(value));
    }

    private void TypeReference(TypeNode type)
    {
        while (type is not NamedTypeNode)
        {
            type = type is ListTypeNode list ? list.ItemType : ((NonNullTypeNode)type).NullableType;
        }

        var named = (NamedTypeNode)type;
        Tell(rule => rule.Enter(named));
    }
}
