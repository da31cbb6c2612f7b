using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Execution;

/// <summary>The resolver context of one field call.</summary>
internal sealed class FieldContext(OperationContext operation, PlannedField planned, object? parent, object?[] arguments, Path path)
    : IResolverContext
{
    public Schema Schema => operation.Schema;

    public FieldDefinition Field => planned.Definition;

    public string ResponseName => planned.ResponseName;

    public Path Path { get; } = path;

    public IServiceProvider Services => operation.Services;

    public CancellationToken RequestAborted => operation.RequestAborted;

    public IDictionary<string, object?> ContextData => operation.ContextData;

    public T Parent<T>() => (T)parent!;

    public T ArgumentValue<T>(string name)
    {
        for (var i = 0; i < Field.Arguments.Count; i++)
        {
            if (Field.Arguments[i].Name == name)
            {
                var value = arguments[i];
                return value is null || ReferenceEquals(value, InputObjectType.Missing) ? default!
                    : value is T typed ? typed
                    : (T)RuntimeConversion.Convert(value, typeof(T));
            }
        }

        throw new ArgumentException($"The field '{Field.Name}' has no argument '{name}'.", nameof(name));
    }

    public T Service<T>()
        where T : notnull => operation.Service<T>();

    public void ReportError(string message) => ReportError(new Error(message));

    public void ReportError(IError error) =>
        operation.AddError(error.WithPath(error.Path ?? Path).WithLocations(error.Locations ?? planned.Locations));
}
