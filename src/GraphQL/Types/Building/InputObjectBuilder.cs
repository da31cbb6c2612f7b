using System.Linq.Expressions;
using System.Reflection;

namespace Kpi.GraphQL.Types.Building;

/// <summary>Input object types from classes and records: fields from properties, and a compiled way to make the C# object.</summary>
internal static class InputObjectBuilder
{
    public static void Complete(InputObjectType type, TypeRegistry types, List<string> errors)
    {
        var constructor = Constructor(type.RuntimeType);
        if (constructor is null)
        {
            errors.Add($"{type.Name}: {type.RuntimeType} has no public constructor whose parameters are all properties.");
            return;
        }

        var parameters = constructor.GetParameters();
        var values = new InputValueBuilder(types, errors);
        var members = new List<(PropertyInfo Property, ParameterInfo? Parameter, InputValueDefinition Field)>();
        foreach (var property in Properties(type.RuntimeType))
        {
            var parameter = Array.Find(parameters, candidate => Matches(candidate, property));
            if ((parameter is null && property.SetMethod is not { IsPublic: true }) || property.IsDefined(typeof(GraphQLIgnoreAttribute)))
            {
                continue;
            }

            if (values.Field(property, parameter, type.Name) is { } field)
            {
                members.Add((property, parameter, field));
            }
        }

        type.Fields = [.. members.Select(member => member.Field)];
        type.Create = Compile(constructor, members);
    }

    private static IEnumerable<PropertyInfo> Properties(Type clr) =>
        clr.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0);

    /// <summary>The constructor with most parameters of which each is a property: a record's primary one, or the empty one.</summary>
    private static ConstructorInfo? Constructor(Type clr) =>
        clr.GetConstructors()
            .Where(candidate => candidate.GetParameters().All(parameter => Properties(clr).Any(property => Matches(parameter, property))))
            .MaxBy(candidate => candidate.GetParameters().Length);

    private static bool Matches(ParameterInfo parameter, PropertyInfo property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
        && parameter.ParameterType == property.PropertyType;

    private static Func<object?[], object> Compile(
        ConstructorInfo constructor,
        List<(PropertyInfo Property, ParameterInfo? Parameter, InputValueDefinition Field)> members
    )
    {
        var values = Expression.Parameter(typeof(object?[]), "values");
        var made = Expression.Variable(constructor.DeclaringType!, "made");
        var arguments = constructor
            .GetParameters()
            .Select(parameter =>
            {
                var index = members.FindIndex(member => member.Parameter?.Position == parameter.Position);
                return index < 0 ? Expression.Default(parameter.ParameterType) : CoercedValue.Read(values, index, parameter.ParameterType);
            });
        var body = new List<Expression> { Expression.Assign(made, Expression.New(constructor, arguments)) };
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Parameter is null)
            {
                // A property that was not given keeps its initializer.
                body.Add(
                    Expression.IfThen(
                        Expression.Not(CoercedValue.IsMissing(values, i)),
                        Expression.Assign(
                            Expression.Property(made, members[i].Property),
                            CoercedValue.Read(values, i, members[i].Property.PropertyType)
                        )
                    )
                );
            }
        }

        body.Add(Expression.Convert(made, typeof(object)));
        return Expression.Lambda<Func<object?[], object>>(Expression.Block([made], body), values).Compile();
    }
}
