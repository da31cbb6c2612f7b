using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Literals are values of the type expected (specification sections 5.6.1, 5.6.2, 5.6.4 and 5.6.5).</summary>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    // A list or object that is wrong as a whole is not judged by its parts as well.
    private ValueNode? judged;

    public override void Leave(ValueNode value)
    {
        if (value == judged)
        {
            judged = null;
        }
    }

    public override void Enter(ValueNode value)
    {
        if (Context.InputType is not { } type || value is VariableNode || judged is not null)
        {
            return;
        }

        if (value is NullValueNode)
        {
            if (type.IsNonNull)
            {
                Report($"Expected value of type \"{type}\", found null.", value.Start);
            }

            return;
        }

        // An item may stand for a list of one (specification section 3.12); a list is judged by its items.
        var item = type.Nullable;
        while (item is ListType list && value is not ListValueNode)
        {
            item = list.OfType.Nullable;
        }

        switch (item)
        {
            case ListType:
                return;
            case InputObjectType input when value is ObjectValueNode given:
                Check(input, given);
                return;
            case InputObjectType:
                Report($"Expected value of type \"{(value is ListValueNode ? item : type)}\", found {value}.", value.Start);
                break;
            default:
                CheckLeaf(item, type, value);
                break;
        }

        judged = value is ListValueNode or ObjectValueNode ? value : null;
    }

    public override void Enter(ObjectFieldNode field)
    {
        if (judged is null && Context.ParentInputType is InputObjectType parent && Context.InputType is null)
        {
            Report($"Field \"{field.Name}\" is not defined by type \"{parent}\".", field.Start);
        }
    }

    private void Check(InputObjectType type, ObjectValueNode value)
    {
        foreach (var field in type.Fields.Where(field => field.IsRequired && !value.Fields.Any(given => given.Name.Value == field.Name)))
        {
            Report($"Field \"{type}.{field.Name}\" of required type \"{field.Type}\" was not provided.", value.Start);
        }

        if (!type.IsOneOf)
        {
            return;
        }

        var given = value.Fields.DistinctBy(field => field.Name.Value).ToList();
        if (given.Count != 1)
        {
            Report($"OneOf Input Object \"{type}\" must specify exactly one key.", value.Start);
        }
        else if (value.Fields.Last().Value is NullValueNode)
        {
            Report($"Field \"{type}.{given[0].Name}\" must be non-null.", value.Start);
        }
    }

    private void CheckLeaf(GraphQLType leaf, GraphQLType type, ValueNode value)
    {
        switch (leaf)
        {
            case EnumType choice when value is not EnumValueNode:
                Report($"Enum \"{choice}\" cannot represent non-enum value: {value}.", value.Start);
                break;
            case EnumType choice when choice.Value(((EnumValueNode)value).Value) is null:
                Report($"Value \"{value}\" does not exist in \"{choice}\" enum.", value.Start);
                break;
            case ScalarType scalar:
                try
                {
                    scalar.CoerceLiteral(value);
                }
                catch (GraphQLException e)
                {
                    Report(e.Message, value.Start);
                }
                catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
                {
                    Report($"Expected value of type \"{type}\", found {value}; {e.Message}", value.Start);
                }

                break;
        }
    }
}
