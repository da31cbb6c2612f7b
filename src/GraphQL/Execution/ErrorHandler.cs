using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Execution;

/// <summary>Makes errors of exceptions, hiding what is not meant for clients, and lets the filters see them.</summary>
internal sealed class ErrorHandler(IReadOnlyList<IErrorFilter> filters, bool includeExceptionDetails)
{
    public IEnumerable<IError> FromException(Exception exception, Path? path, IReadOnlyList<SourceLocation> locations)
    {
        switch (exception)
        {
            case GraphQLException known:
                foreach (var error in known.Errors)
                {
                    yield return error.WithPath(error.Path ?? path).WithLocations(error.Locations ?? locations);
                }

                break;
            case OperationCanceledException:
                yield return new Error("The operation was cancelled.")
                {
                    Code = ErrorCodes.Cancelled,
                    Path = path,
                    Locations = locations,
                    Exception = exception,
                };
                break;
            default:
                yield return Unexpected(exception).WithPath(path).WithLocations(locations);
                break;
        }
    }

    public IError Unexpected(Exception exception) =>
        new Error("Unexpected Execution Error")
        {
            Code = ErrorCodes.InternalServerError,
            Exception = exception,
            Extensions = includeExceptionDetails
                ? new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["message"] = exception.Message,
                    ["stackTrace"] = exception.StackTrace,
                }
                : null,
        };

    public IError Filter(IError error)
    {
        foreach (var filter in filters)
        {
            error = filter.OnError(error);
        }

        return error;
    }
}
